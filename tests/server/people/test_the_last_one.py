"""An organisation keeps an administrator, also where two take the role from each other at the same moment."""

from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import pytest
from django.db import connection, transaction

from goldthread.server.people import actions as people
from goldthread.server.people.actions.ending import TheLastAdministrator
from goldthread.server.people.models import Grant, Organisation, Person
from goldthread.server.people.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


def revoke(of: Person, by: Person) -> None:
    try:
        people.revoke(grant=Grant.objects.get(person=of, role=Role.ADMINISTRATOR), by=by)
    finally:
        connection.close()


def test_two_administrators_who_take_the_role_from_each_other_leave_one(
    trust: Organisation, administrator: Person, somebody: Any
) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite's database of tests is of one connection alone")
    other = somebody(Role.ADMINISTRATOR, name="Bea Hall")
    with ThreadPoolExecutor(1) as beside:
        with transaction.atomic():
            people.revoke(grant=other.grants.get(), by=administrator)
            meanwhile = beside.submit(revoke, administrator, other)
            wait([meanwhile], timeout=2)
        with pytest.raises(TheLastAdministrator):
            meanwhile.result()
    assert [each.person for each in Grant.objects.filter(role=Role.ADMINISTRATOR)] == [administrator]
