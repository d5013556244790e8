"""Tags as chips, with completion from the site's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from editor.app.form_counts import list_gauge
from editor.app.form_edit import Change, SetValue
from editor.app.form_model import Row
from editor.app.form_suggest import Suggestion, rank, split_tags, twin
from editor.core.header.values import Value
from editor.core.schema.types.base import show_scalar
from editor.ui.form.chip import HEIGHT, Chip
from editor.ui.form.chip_edit import ChipEdit
from editor.ui.form.context import FormContext
from editor.ui.form.flow_layout import FlowLayout
from editor.ui.form.roles import set_style_property
from editor.ui.form.widgets.base import FieldWidget

_ALT = Qt.KeyboardModifier.AltModifier


class TagsField(FieldWidget):
    """The chips of a list and an input for more."""

    def __init__(self, context: FormContext, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(context, row, parent)
        self._items: list[Value] = []
        self._changed = False
        self._known = context.known(row.field)
        self._chips: list[Chip] = []
        self.frame = _Frame(self)
        self.frame.setProperty("role", "field")
        self.edit = ChipEdit(context.messages, self._suggest, self.frame, self.frame)
        self.edit.setObjectName(f"form.{row.key}")
        self.edit.setFixedHeight(HEIGHT)
        self.edit.entered.connect(self._on_entered)
        self.edit.separated.connect(self._on_separated)
        self.edit.went_left.connect(self._on_went_left)
        self.edit.erased.connect(self._on_erased)
        self.edit.suggestion_taken.connect(self._on_suggestion_taken)
        self.edit.text_typed.connect(self._on_text_typed)
        self.edit.composition_ended.connect(self._on_composition_ended)
        self.edit.editingFinished.connect(self._on_editing_finished)
        self.keys.watch(self.edit)
        self._flow = FlowLayout(self.frame, gap=4)
        self._flow.setContentsMargins(5, 4, 5, 4)
        self._flow.addWidget(self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)
        self.refresh()

    # -- what a row asks

    @property
    def composing(self) -> bool:
        """Whether an input method is composing in the input."""
        return self.edit.composing

    @property
    def tags(self) -> list[str]:
        """The texts of the chips."""
        return [chip.text for chip in self._chips]

    def inputs(self) -> list[QWidget]:
        """The input; chips are reached from it by the arrow keys."""
        return [self.edit]

    def bordered(self) -> list[QWidget]:
        """The frame around chips and input."""
        return [self.frame]

    def set_editable(self, editable: bool) -> None:  # noqa: FBT001 - a property's setter
        """Allow changes or not."""
        self.frame.setEnabled(editable)

    def change(self) -> Change | None:
        """The tags, what is still being typed among them."""
        if self.edit.text().strip() and not self.composing:
            self._add_typed()
        if not self._changed:
            return None
        return SetValue(list(self._items))

    def taken(self) -> None:
        """The post has the tags."""
        super().taken()
        self._changed = False

    def set_context(self, context: FormContext) -> None:
        """Take the site's tags as they are now."""
        super().set_context(context)
        self._known = context.known(self.row.field)

    def discard(self) -> None:
        """Show what the post holds."""
        self._changed = False
        self.edit.clear()
        super().discard()

    def refresh(self) -> None:
        """Show the row's tags; chips that stay are left where they are, focus and all."""
        value = self.row.value
        words: list[Value] = list(show_scalar(value).split())
        items = list(value) if isinstance(value, list) else words
        if items != self._items or len(items) != len(self._chips):
            self._set_items(items)
        self._gauge()

    # -- what a user does (also without a mouse)

    def add_tags(self, tags: Sequence[str]) -> None:
        """Put new tags behind the others; one that is there is shown, not added.

        What is added is committed by the next :meth:`change`.
        """
        for tag in tags:
            if tag in self.tags:
                self._show_duplicate(tag)
                continue
            known = twin(tag, self._known)
            if known is not None:
                count = self._known[known]
                self.message.emit(
                    self.context.say("form.tags.twin", tag=tag, known=known, count=count)
                )
            self._insert(len(self._items), tag)

    def remove_tag(self, index: int) -> None:
        """Take a tag away; the focus goes to the one before it, else to the input."""
        chip = self._chips.pop(index)
        del self._items[index]
        had_focus = chip.hasFocus() or chip.isAncestorOf(QApplication.focusWidget() or self)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        if had_focus:
            self._focus_chip(min(index, len(self._chips) - 1))
        self._changed = True
        self._commit()

    def move_tag(self, old: int, new: int) -> None:
        """Put a tag at another place."""
        if old == new or not 0 <= new < len(self._items):
            return
        self._move_silently(old, new)
        self._commit()

    # -- inside

    def _set_items(self, items: list[Value]) -> None:
        focused = next((i for i, chip in enumerate(self._chips) if chip.hasFocus()), None)
        self._items = items
        texts = [show_scalar(item) for item in items]
        for chip in [c for c in self._chips if c.text not in texts]:
            self._chips.remove(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        spare = list(self._chips)
        self._chips = []
        for index, text in enumerate(texts):
            kept = next((c for c in spare if c.text == text), None)
            if kept is None:
                self._chips.append(self._make_chip(text))
                self._flow.insert_widget(index, self._chips[-1])
            else:
                spare.remove(kept)
                self._flow.move_item(self._flow.indexOf(kept), index)
                self._chips.append(kept)
        for chip in spare:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        if focused is not None and not any(chip.hasFocus() for chip in self._chips):
            self._focus_chip(min(focused, len(self._chips) - 1))
        self.frame.updateGeometry()

    def _make_chip(self, text: str) -> Chip:
        chip = Chip(self.context, text, self.frame)
        chip.setObjectName(self.part("chip"))
        chip.removed.connect(self._on_chip_removed)
        chip.key_pressed.connect(self._on_chip_key)
        chip.dragged.connect(self._on_chip_dragged)
        chip.dropped.connect(self._on_chip_dropped)
        self.keys.watch(chip)
        chip.show()
        return chip

    def _insert(self, index: int, tag: str) -> None:
        chip = self._make_chip(tag)
        self._items.insert(index, tag)
        self._chips.insert(index, chip)
        self._flow.insert_widget(index, chip)
        self.frame.updateGeometry()
        self._changed = True

    def _move_silently(self, old: int, new: int) -> None:
        self._items.insert(new, self._items.pop(old))
        self._chips.insert(new, self._chips.pop(old))
        self._flow.move_item(old, new)
        self._changed = True

    def _commit(self) -> None:
        if not self._changed:  # all that was typed is there already
            self._pending = False
            return
        self.frame.updateGeometry()
        self._gauge()
        self.note_finished()

    def _gauge(self) -> None:
        placeholder = "" if self._items else self.context.say("form.tags.placeholder")
        self.edit.setPlaceholderText(placeholder)
        self.gauged.emit(list_gauge(len(self._items), self.row.field))

    def _add_typed(self) -> None:
        typed = split_tags(self.edit.text())
        self.edit.clear()
        self.edit.close_suggestions()
        self.add_tags(typed)

    def _show_duplicate(self, tag: str) -> None:
        for chip in self._chips:
            set_style_property(chip, "state", "error" if chip.text == tag else "")
        self.message.emit(self.context.say("form.tags.duplicate", tag=tag))

    def _focus_chip(self, index: int) -> None:
        if 0 <= index < len(self._chips):
            self._chips[index].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _suggest(self, query: str) -> Sequence[Suggestion]:
        return rank(query, self._known, self.tags)

    def _on_text_typed(self) -> None:
        for chip in self._chips:
            set_style_property(chip, "state", "")
        self.stirred.emit()
        # A comma may have made chips of the text already.
        self._pending = self._changed or bool(self.edit.text())

    def _on_composition_ended(self) -> None:
        if not self.pending:
            self.refresh()

    def _on_entered(self) -> None:
        if self.edit.text().strip():
            self._add_typed()
            self._commit()

    def _on_separated(self) -> None:
        text = self.edit.text()
        if split_tags(text):
            self._add_typed()
            self._commit()
        else:
            self.edit.clear()

    def _on_suggestion_taken(self, tag: str) -> None:
        self.edit.clear()
        self.add_tags([tag])
        self._commit()

    def _on_editing_finished(self) -> None:
        # The focus left: half a tag becomes a whole one rather than being lost.
        if not self.edit.hasFocus() and self.edit.text().strip():
            self._add_typed()
            self._commit()

    def _on_went_left(self) -> None:
        if self._chips:
            self._focus_chip(len(self._chips) - 1)

    def _on_erased(self) -> None:
        if self._chips:
            self.remove_tag(len(self._chips) - 1)

    def _on_chip_removed(self, chip: Chip) -> None:
        self.remove_tag(self._chips.index(chip))

    def _on_chip_key(self, chip: Chip, event: QKeyEvent) -> None:
        index = self._chips.index(chip)
        key = event.key()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        if step is not None and event.modifiers() & _ALT:
            self.move_tag(index, index + step)
        elif step is not None:
            self._focus_chip(max(index + step, 0))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_tag(index)
        elif key == Qt.Key.Key_Home:
            self._focus_chip(0)
        elif key in (Qt.Key.Key_End, Qt.Key.Key_Escape):
            self.edit.setFocus()
        elif event.text().isprintable() and event.text():
            self.edit.setFocus()
            QApplication.sendEvent(self.edit, event.clone())
        else:
            return
        event.accept()

    def _on_chip_dragged(self, chip: Chip, at: QPoint) -> None:
        old = self._chips.index(chip)
        new = next((i for i, c in enumerate(self._chips) if c.geometry().contains(at)), old)
        if new != old:
            self._move_silently(old, new)

    def _on_chip_dropped(self, _: Chip) -> None:
        self._commit()


class _Frame(QFrame):
    """The box around chips and input: a click beside them is a click into the input."""

    def __init__(self, field: TagsField) -> None:
        super().__init__(field)
        self._field = field
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._field.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._field.edit.setFocus(event.reason())
