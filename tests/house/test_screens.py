"""The screens of the desk do not know each other: the main window and the composition bring them together."""

import grimp

# what screens are made of
SHARED = {"hearback.desk.fields", "hearback.desk.language"}


def test_screens_do_not_import_each_other() -> None:
    graph = grimp.build_graph("hearback")
    screens = {child for child in graph.find_children("hearback.desk") if graph.find_children(child)} - SHARED
    known = {
        (screen, other)
        for screen in screens
        for other in screens - {screen}
        if graph.direct_import_exists(importer=screen, imported=other, as_packages=True)
    }
    assert known == set()


def test_what_screens_are_made_of_knows_no_screen() -> None:
    graph = grimp.build_graph("hearback")
    screens = {child for child in graph.find_children("hearback.desk") if graph.find_children(child)} - SHARED
    assert not [
        (shared, screen)
        for shared in SHARED
        for screen in screens
        if graph.direct_import_exists(importer=shared, imported=screen, as_packages=True)
    ]


def test_there_are_no_import_circles() -> None:
    graph = grimp.build_graph("hearback")
    circles = [
        (module, imported)
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
        if graph.chain_exists(importer=imported, imported=module)
    ]
    assert circles == []
