"""Where a source file writes to the database, read from the source alone: what calls what, on what.

Whether `things.add(x)` writes depends on what `things` is. It does where `things` is a relation of a model,
by its name or by a name bound to one, or comes out of a function. A set that is called as a relation is found
too: call it otherwise.
"""

import ast
from collections.abc import Iterator

from django.apps import apps
from django.db.models import ForeignObjectRel

WRITES = {
    *("save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"),
    *("asave", "acreate", "adelete", "abulk_create", "abulk_update", "aget_or_create", "aupdate_or_create"),
    *("save_base", "save_m2m", "save_form_data", "_raw_delete", "_insert", "_update"),
}
OF_RELATIONS = {"set", "add", "remove", "clear", "aset", "aadd", "aremove", "aclear"}
OF_SQL = {"cursor", "execute", "executemany", "executescript", "callproc", "raw", "schema_editor"}
BY_NAME = {"RunSQL", "call_command"}
CONNECTS = {"sqlite3", "psycopg"}
OF_QUERIES = {
    *("objects", "_base_manager", "_default_manager", "filter", "exclude", "all", "select_for_update"),
    *("using", "order_by", "annotate", "visible_to", "get_queryset", "distinct", "select_related"),
}
MAKES_NO_ROWS = {"set", "dict", "list", "Counter", "defaultdict", "super", "vars"}
NOT_OURS = {"workbook", "book"}  # a spreadsheet is saved too


def relations() -> frozenset[str]:
    """What models call those of their fields that lead to many rows, from either end."""
    found: set[str] = set()
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.one_to_many or field.many_to_many:
                name = field.get_accessor_name() if isinstance(field, ForeignObjectRel) else field.name
                found |= {name} if name else set()
    return frozenset(found)


def writes(tree: ast.AST, related: frozenset[str] | None = None) -> Iterator[tuple[int, str]]:
    """The line and the name of each call that writes to the database, or of what could be called so."""
    related = relations() if related is None else related
    rows = _bound_to_rows(tree, related)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := _written_by(node, rows, related)):
            yield node.lineno, name
        elif isinstance(node, ast.Attribute) and id(node) not in called and _is_kept(node, rows, related):
            yield node.lineno, node.attr


def _is_kept(method: ast.Attribute, rows: set[str], related: frozenset[str]) -> bool:
    """Whether a method that writes is handed on, to be called later."""
    if method.attr in {"create", "update"}:
        return _is_rows(method.value, rows, related)
    return method.attr in WRITES


def _written_by(call: ast.Call, rows: set[str], related: frozenset[str]) -> str:
    """The name by which this call writes; '' where it does not."""
    if isinstance(call.func, ast.Name):
        return call.func.id if call.func.id in BY_NAME else _got_by_name(call)
    if not isinstance(call.func, ast.Attribute):
        return ""
    name, on = call.func.attr, call.func.value
    if name in WRITES:
        return "" if _names(on) & NOT_OURS else name
    if name in OF_SQL or name in BY_NAME or (name == "connect" and _names(on) & CONNECTS):
        return name
    if name in OF_RELATIONS | {"update", "aupdate"}:
        return name if _is_rows(on, rows, related) or _counts_on(call) else ""
    return ""


def _got_by_name(call: ast.Call) -> str:
    """What `getattr(thing, "save")` gets."""
    told = [each.value for each in call.args[1:2] if isinstance(each, ast.Constant)]
    is_it = isinstance(call.func, ast.Name) and call.func.id in {"getattr", "attrgetter", "methodcaller"}
    told += [each.value for each in call.args[:1] if isinstance(each, ast.Constant)]
    return next((str(name) for name in told if is_it and name in WRITES | OF_SQL | {"update"}), "")


def _is_rows(on: ast.expr, rows: set[str], related: frozenset[str]) -> bool:
    """Whether this is rows of the database: a relation, a query, a name for one, what a function answered."""
    if isinstance(on, ast.Name):
        return on.id in rows
    if isinstance(on, ast.Attribute):
        return on.attr in related | {"objects", "_base_manager", "_default_manager"}
    if isinstance(on, ast.Call) and isinstance(on.func, ast.Name):
        return on.func.id not in MAKES_NO_ROWS
    if isinstance(on, ast.Call) and isinstance(on.func, ast.Attribute):
        return on.func.attr in OF_QUERIES or _is_rows(on.func.value, rows, related)
    if isinstance(on, ast.IfExp):
        return _is_rows(on.body, rows, related) or _is_rows(on.orelse, rows, related)
    if isinstance(on, ast.BoolOp):
        return any(_is_rows(each, rows, related) for each in on.values)
    if isinstance(on, ast.Subscript):
        return _is_rows(on.value, rows, related)
    return isinstance(on, ast.NamedExpr) and _is_rows(on.value, rows, related)


def _bound_to_rows(tree: ast.AST, related: frozenset[str]) -> set[str]:
    """The names that stand for rows somewhere in the file: assigned, gone through, or declared so."""
    rows: set[str] = set()
    while True:
        found = {name for node in ast.walk(tree) for name in _bound(node, rows, related)}
        if found <= rows:
            return rows
        rows |= found


def _bound(node: ast.AST, rows: set[str], related: frozenset[str]) -> Iterator[str]:
    if isinstance(node, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) and node.value:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if _gives_rows(node.value, rows, related):
            yield from (target.id for target in targets if isinstance(target, ast.Name))
    if isinstance(node, (ast.For, ast.comprehension)) and isinstance(node.target, ast.Name):
        each_of = node.iter.elts if isinstance(node.iter, (ast.Tuple, ast.List)) else []
        yield from (node.target.id for each in each_of if _gives_rows(each, rows, related))
    if isinstance(node, (ast.arg, ast.AnnAssign)) and node.annotation:
        said = ast.unparse(node.annotation)
        name = (
            node.arg
            if isinstance(node, ast.arg)
            else node.target.id
            if isinstance(node.target, ast.Name)
            else ""
        )
        if name and ("Manager" in said or "QuerySet" in said):
            yield name


def _gives_rows(value: ast.expr, rows: set[str], related: frozenset[str]) -> bool:
    """As `_is_rows`, but what any function answers is not taken for rows when a name is given to it,
    nor what a query answers at its end (`first`, `values_list` in a set …).
    """
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id == "getattr" and any(_is_dynamic(each) for each in value.args[1:2])
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        return value.func.attr in OF_QUERIES and _is_rows(value.func.value, rows, related)
    if isinstance(value, ast.IfExp):
        return _gives_rows(value.body, rows, related) or _gives_rows(value.orelse, rows, related)
    return _is_rows(value, rows, related)


def _is_dynamic(name: ast.expr) -> bool:
    return not isinstance(name, ast.Constant)


def _counts_on(call: ast.Call) -> bool:
    """Whether a value is worked out by the database: update(n=F("n") + 1)."""
    inside = (node for keyword in call.keywords for node in ast.walk(keyword.value))
    return any(isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "F" for n in inside)


def _names(on: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(on) if isinstance(node, ast.Name)}
