"""No module needs another that needs it back, not even inside a function or for its types."""

import grimp
import networkx as nx

STILL = ({"goldthread.server.people.models.person", "goldthread.server.people.access"},)
"""A person's reach is read from their grants."""


def test_no_modules_import_each_other() -> None:
    built = grimp.build_graph("goldthread", exclude_type_checking_imports=False)
    graph = nx.DiGraph(
        (one, other) for one in built.modules for other in built.find_modules_directly_imported_by(one)
    )
    circles = [sorted(each) for each in nx.strongly_connected_components(graph) if len(each) > 1]
    assert [circle for circle in circles if not any({*circle} >= still for still in STILL)] == []
