"""The panes of the window as those see them who fill them."""

from __future__ import annotations

from editor.ui.form.view import FormView
from editor.ui.outline.panel import OutlinePanel
from editor.ui.posts.panel import PostsPanel
from editor.ui.preview.view import PreviewPane
from editor.ui.problems.panel import ProblemsPanel
from editor.ui.tabs import PostTabs


class Panes:
    """The parts of the window that show the current post."""

    def __init__(
        self,
        *,
        posts: PostsPanel,
        tabs: PostTabs,
        form: FormView,
        preview: PreviewPane,
        problems: ProblemsPanel,
        outline: OutlinePanel,
    ) -> None:
        self.posts = posts
        self.tabs = tabs
        self.form = form
        self.preview = preview
        self.problems = problems
        self.outline = outline
