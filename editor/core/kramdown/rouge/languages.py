"""The languages rouge knows, by all their names, and Pygments' lexer for each."""

from __future__ import annotations

from collections.abc import Iterator

# Pygments' name of the lexer ("-" where it has none: such code is shown without colours), then the
# names by which rouge knows the language. They are case-sensitive.
TABLE = """
abap abap
actionscript actionscript as as3
ada ada
apacheconf apache
java apex
- apiblueprint apib
applescript applescript
gas armasm
augeas augeas aug
awk awk
batch batchfile bat batch dosbatch winbatch
bbcbasic bbcbasic
bibtex bibtex bib
- biml
- bpf
brainfuck brainfuck
- brightscript bs brs
- bsl
c c
ceylon ceylon
cfc cfscript cfc
clean clean
clojure clojure clj cljs
cmake cmake
- cmhg
coffeescript coffeescript coffee coffee-script
common-lisp common_lisp cl common-lisp elisp emacs-lisp lisp
- conf config configuration
console console terminal shell_session shell-session
coq coq
cpp cpp c++
cr crystal cr
csharp csharp c# cs
css css
- csvs
cuda cuda
cypher cypher
cython cython pyx pyrex
d d dlang
- dafny
dart dart
- datastudio
diff diff patch udiff
- digdag
docker docker dockerfile Dockerfile
graphviz dot
ecl ecl
html eex leex heex
eiffel eiffel
elixir elixir exs
elm elm
email email eml e-mail
- epp
erb erb eruby rhtml
erlang erlang erl
- escape esc
factor factor
- fluent ftl
fortran fortran
freefem freefem ff
fsharp fsharp
gdscript gdscript gd
- ghc-cmm cmm
- ghc-core
gherkin gherkin cucumber behat
glsl glsl
go go golang
groovy gradle
graphql graphql
groovy groovy
php hack hh
haml haml HAML
handlebars handlebars hbs mustache
haskell haskell hs
haxe haxe hx
terraform hcl
hlsl hlsl
- hocon
sql hql
html html
http http
hylang hylang hy
- idlang
idris idris idr
igor igorpro
ini ini
io io
rbcon irb pry
- irb_output
isabelle isabelle isa Isabelle
- isbl
j j
janet janet jdn
java java
javascript javascript js
django jinja django
- jsl
json json
json json-doc jsonc
jsonnet jsonnet
jsp jsp
javascript jsx react
julia julia jl
kotlin kotlin
lasso lasso lassoscript
lean lean
liquid liquid
- literate_coffeescript litcoffee
literate-haskell literate_haskell lithaskell lhaskell lhs
livescript livescript ls
llvm llvm
lua lua
- lustre
- lutin
- m68k
- magik
make make makefile mf gnumake bsdmake
markdown markdown md mkd
mason mason
mathematica mathematica wl
matlab matlab m
meson meson
- minizinc
moonscript moonscript moon
mosel mosel
- msgtrans
mxml mxml
nasm nasm
- nesasm nes
nginx nginx
- nial
nimrod nim nimrod
nixos nix nixos
objective-c objective_c objc obj-c obj_c objectivec
objective-c++ objective_cpp objcpp obj-cpp obj_cpp objectivecpp objc++ obj-c++ obj_c++ objectivec++
ocaml ocaml
- ocl OCL
openedge openedge
- opentype_feature_file fea opentype opentypefeature
delphi pascal
perl perl pl
php php php3 php4 php5
- plaintext text
xml plist
sql plsql
pony pony
postscript postscript postscr ps eps
powershell powershell posh microsoftshell msshell
praat praat
prolog prolog
promql prometheus
properties properties
protobuf protobuf proto
puppet puppet pp
python python py
q q kdb+
qml qml
splus r R s S
racket racket
reasonml reasonml
rego rego
- rescript
robotframework robot_framework robot robot-framework
ruby ruby rb
rust rust rs rust,no_run rs,no_run rust,ignore rs,ignore rust,should_panic rs,should_panic
sas sas
sass sass
scala scala
scheme scheme
scss scss
sed sed
bash shell bash zsh ksh sh
sieve sieve
- slice
slim slim
smalltalk smalltalk st squeak
smarty smarty
sml sml ml
solidity solidity
sparql sparql
- sqf
sql sql
- ssh
stan stan
stata stata
supercollider supercollider
swift swift
systemd systemd unit-file
- syzlang
- syzprog
tap tap
tcl tcl
terraform terraform tf
tex tex TeX LaTeX latex
toml toml
typescript tsx
- ttcn3
- tulip
turtle turtle
twig twig
typescript typescript ts
vala vala
vb.net vb visualbasic
vcl vcl varnishconf varnish
velocity velocity
verilog verilog
vhdl vhdl
vim viml vim vimscript ex
vue vue vuejs
- wollok
xml xml
- xojo realbasic
- xpath
xquery xquery
yaml yaml yml
yang yang
zig zig zir
"""


def entries() -> Iterator[tuple[str, str]]:
    """Every name with the lexer it stands for; "" for none."""
    for line in TABLE.split("\n"):
        lexer, *names = line.split() or [""]
        for name in names:
            yield name, "" if lexer == "-" else lexer


LEXERS: dict[str, str] = dict(entries())
