"""All menus in one table: what each action is called, what it calls, its keys and its icon."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One action.

    name: in the code and in the settings of a person's own keys.
    act:  what it calls, "group.method words": a group of `Acts`, or "window", "page", "outline",
          "list" (the outline's own view) and "views"; the words are handed on.
    keys: parted by ";"; icon: one of `resources/icons`.
    is_menu: its act fills the menu that it opens.
    """

    name: str
    text: str
    act: str
    keys: str = ""
    icon: str = ""
    needs_plan: bool = True
    checkable: bool = False
    is_menu: bool = False


def T(_context: str, text: str) -> str:
    """Return the text; lupdate finds it by this name, and it is translated when it is shown."""
    return text


LINE = Entry("", "", "")

# One entry, one line.
# fmt: off
MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (T("actions", "&File"), (
        Entry("new_plan", T("actions", "&New plan…"), "files.new_plan", "Ctrl+N", icon="plus", needs_plan=False),
        Entry("shelf", T("actions", "&Plans"), "window.show_shelf", "Ctrl+Shift+O", icon="home", needs_plan=False),
        Entry("open_file", T("actions", "Open a &file…"), "opening.choose", "Ctrl+O", needs_plan=False),
        Entry("recent", T("actions", "&Recent plans"), "opening.fill_recent", needs_plan=False, is_menu=True),
        Entry("fill_coverage", T("actions", "Fill the covera&ge from a form…"), "filling.choose"),
        Entry("sample", T("actions", "Open the &sample plan"), "files.open_sample", needs_plan=False),
        LINE,
        Entry("export", T("actions", "&Export…"), "files.export", "Ctrl+E", icon="word"),
        Entry("print", T("actions", "Pr&int…"), "files.print_plan", "Ctrl+P"),
        Entry("pack", T("actions", "&Make the pack…"), "pack.make_pack", "Ctrl+Shift+E"),
        Entry("wordings", T("actions", "Wor&dings of the pack…"), "pack.edit_wordings"),
        Entry("save_template", T("actions", "Make a template &of the plan…"), "templates.save_open_plan"),
        Entry("letterheads", T("actions", "&Letterheads…"), "files.show_letterheads", needs_plan=False),
        LINE,
        Entry("settings", T("actions", "Se&ttings…"), "settings.show", "Ctrl+,", icon="settings", needs_plan=False),
        LINE,
        Entry("new_window", T("actions", "Ne&w window"), "looks.new_window", "Ctrl+Shift+N", needs_plan=False),
        Entry("close_plan", T("actions", "&Close the plan"), "window.show_shelf", "Ctrl+W"),
        Entry("quit", T("actions", "&Quit"), "window.close", "Ctrl+Q", needs_plan=False),
    )),
    (T("actions", "&Edit"), (
        Entry("undo", T("actions", "&Undo"), "undoing.undo", "Ctrl+Z", icon="undo"),
        Entry("redo", T("actions", "&Redo"), "undoing.redo", "Ctrl+Y;Ctrl+Shift+Z", icon="redo"),
        LINE,
        Entry("cut", T("actions", "Cu&t"), "outline.cut", "Ctrl+X"),
        Entry("copy", T("actions", "&Copy"), "outline.copy", "Ctrl+C"),
        Entry("paste", T("actions", "&Paste"), "outline.paste", "Ctrl+V"),
        Entry("duplicate", T("actions", "&Duplicate"), "outline.duplicate", "Ctrl+D"),
        Entry("delete", T("actions", "De&lete\tDel"), "outline.delete"),
        LINE,
        Entry("rename", T("actions", "Re&name"), "list.rename", "F2"),
        Entry("split", T("actions", "&Split at the cursor"), "page.split", "Ctrl+Alt+Return"),
        Entry("join", T("actions", "&Join with the one above"), "outline.join", "Ctrl+Alt+Backspace"),
        LINE,
        Entry("find", T("actions", "&Find here"), "page.find", "Ctrl+F", icon="search"),
        Entry("find_in_plan", T("actions", "Find in the pl&an…"), "find.in_plan", "Ctrl+Shift+F"),
        Entry("replace", T("actions", "Replace &in the plan…"), "find.replace", "Ctrl+H"),
        Entry("find_next", T("actions", "Next place f&ound"), "find.next", "F3"),
        Entry("find_previous", T("actions", "Place found &before"), "find.previous", "Shift+F3"),
        LINE,
        Entry("palette", T("actions", "Command palett&e"), "palette.show", "Ctrl+K;Ctrl+Shift+K", needs_plan=False),
    )),
    (T("actions", "&Insert"), (
        Entry("add_section", T("actions", "&Section"), "outline.add section", "Ctrl+Alt+1", icon="section"),
        Entry("add_objective", T("actions", "&Objective"), "outline.add objective", "Ctrl+Alt+2", icon="objective"),
        Entry("add_measure", T("actions", "&Measure"), "outline.add measure", "Ctrl+Alt+3", icon="measure"),
        Entry("add_step", T("actions", "S&tep"), "outline.add step", "Ctrl+Alt+4"),
        LINE,
        Entry("clauses", T("actions", "&Clauses…"), "clauses.show", "Ctrl+Shift+L"),
        Entry("keep_clause", T("actions", "&Keep as a clause"), "clauses.keep"),
        Entry("capture", T("actions", "&Quick capture"), "capture.show", "Ctrl+Shift+Return"),
    )),
    (T("actions", "&Plan"), (
        Entry("details", T("actions", "Title, period and &approval"), "page.show_details", "Ctrl+Shift+P"),
        Entry("directory", T("actions", "Directory of &bodies…"), "beside.directory", "Ctrl+Shift+B"),
        LINE,
        Entry("outdent", T("actions", "&Promote"), "outline.outdent", "Alt+Left"),
        Entry("indent", T("actions", "&Demote"), "outline.indent", "Alt+Right"),
        Entry("move_up", T("actions", "Move &up"), "outline.move_up", "Alt+Up"),
        Entry("move_down", T("actions", "Move d&own"), "outline.move_down", "Alt+Down"),
    )),
    (T("actions", "&Review"), (
        Entry("comment", T("actions", "&Comment"), "page.comment", "Ctrl+Alt+M", icon="comment"),
        Entry("progress", T("actions", "&Progress of the item"), "page.show_progress"),
        Entry("next_finding", T("actions", "&Next hint"), "below.next_finding", "F8", icon="warning"),
        Entry("previous_finding", T("actions", "Prev&ious hint"), "below.previous_finding", "Shift+F8"),
        Entry("checks", T("actions", "Hints of the p&lan"), "below.show checks", "Ctrl+F8"),
        Entry("all_comments", T("actions", "&All comments"), "below.show comments", "Ctrl+Alt+L"),
        Entry("what_next", T("actions", "&What next"), "below.show next"),
        LINE,
        Entry("concurrence", T("actions", "C&oncurrence…"), "pack.show_concurrence", "Ctrl+Shift+C"),
        Entry("add_remark", T("actions", "Add a &remark of a body…"), "pack.add_remark"),
        LINE,
        Entry("approve", T("actions", "Free&ze as approved…"), "approval.freeze"),
        Entry("review", T("actions", "R&eview of the plan…"), "review.show_review", "Ctrl+Shift+R"),
        Entry("assistance", T("actions", "Re&quests for assistance…"), "review.show_assistance"),
        Entry("events", T("actions", "Recor&ds of events…"), "review.show_events"),
        LINE,
        Entry("save_version", T("actions", "&Save a version…"), "files.save_version", "Ctrl+Shift+S", icon="versions"),
        Entry("versions", T("actions", "&Versions…"), "files.versions"),
        Entry("compare", T("actions", "Co&mpare…"), "compare.show", "Ctrl+Alt+C"),
        Entry("plan_history", T("actions", "&History of the plan"), "below.show history", "Ctrl+Shift+H", icon="history"),
        LINE,
        Entry("successor", T("actions", "The plan that &follows…"), "templates.begin_successor"),
        Entry("fates", T("actions", "&Beside the plan before…"), "templates.show_fates"),
    )),
    (T("actions", "&View"), (
        Entry("draft", T("actions", "&Draft"), "views.bring draft", "Alt+1", checkable=True),
        Entry("table", T("actions", "&Table"), "views.bring table", "Alt+2", checkable=True),
        Entry("coverage", T("actions", "Co&verage"), "views.bring coverage", "Alt+3", checkable=True),
        Entry("timeline", T("actions", "T&imeline"), "views.bring timeline", "Alt+4", checkable=True),
        Entry("read", T("actions", "&Read"), "views.bring read", "Alt+5", checkable=True),
        LINE,
        Entry("room", T("actions", "Roo&m mode"), "looks.room", "F11"),
        LINE,
        Entry("toggle_fold", T("actions", "&Fold or unfold"), "list.toggle_fold", "Ctrl+."),
        Entry("fold_all", T("actions", "Fold &all"), "list.fold_all", "Ctrl+Shift+."),
        Entry("unfold_all", T("actions", "&Unfold all"), "list.unfold_all", "Ctrl+Shift+,"),
        LINE,
        Entry("side", T("actions", "&Guidance and comments"), "window.show_side", "F9", icon="guidance", checkable=True),
        Entry("next_pane", T("actions", "Go to the &next pane"), "page.next_pane", "F6"),
        LINE,
        Entry("larger", T("actions", "&Larger text"), "looks.larger", "Ctrl++;Ctrl+=", needs_plan=False),
        Entry("smaller", T("actions", "&Smaller text"), "looks.smaller", "Ctrl+-", needs_plan=False),
        Entry("normal_size", T("actions", "N&ormal text size"), "looks.normal_size", "Ctrl+0", needs_plan=False),
        Entry("reset_layout", T("actions", "La&yout as at first"), "looks.reset_layout", needs_plan=False),
        Entry("dark", T("actions", "Dar&k"), "looks.dark", needs_plan=False, checkable=True),
        Entry("full_screen", T("actions", "Full s&creen"), "looks.full_screen", "Shift+F11", needs_plan=False, checkable=True),
    )),
    (T("actions", "&Help"), (
        Entry("manual", T("actions", "&Manual"), "help.show_manual", "F1", needs_plan=False),
        Entry("tour", T("actions", "&Tour in five steps"), "help.show_tour", needs_plan=False),
        LINE,
        Entry("keys", T("actions", "&Keys"), "settings.show_keys", "Shift+F1", needs_plan=False),
        Entry("change_keys", T("actions", "&Change keys…"), "settings.change_keys", needs_plan=False),
        Entry("about", T("actions", "&About NAP Desktop"), "settings.show_about", needs_plan=False),
    )),
)
# fmt: on

# What the context menu of the outline offers; an empty name is a line.
OUTLINE_MENU = (
    *("add_section", "add_objective", "add_measure", "add_step", ""),
    *("rename", "cut", "copy", "paste", "duplicate", "delete", ""),
    *("outdent", "indent", "move_up", "move_down", "join", ""),
    *("comment", "keep_clause"),
)
