"""Makes the bundled improvement network from the synthetic SASH network of docs/examples.

People and ties are those; directorates, professions and kinds of tie are invented here. Directorates begin
at random and are then often taken from those one is tied with, so that ties stay within them.
Run from the repository: python tests/reference/ties/make_example.py
"""

import csv
from pathlib import Path

import numpy as np

REPOSITORY = Path(__file__).parents[3]
GIVEN = REPOSITORY / "docs" / "examples"
BUNDLED = REPOSITORY / "src" / "goldthread" / "examples"
DIRECTORATES = ["Emergency", "Medicine", "Surgery", "Women and children", "Corporate"]
PROFESSIONS = ["Nurse", "Doctor", "Therapist", "Manager"]
KINDS = ["advice", "expertise", "influence"]


def rows(name):
    with (GIVEN / name).open(newline="") as file:
        return [row for row in csv.DictReader(file) if row["trust"] == "SASH"]


def write(name, header, lines):
    with (BUNDLED / name).open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


def main():
    chance = np.random.default_rng(54)
    answered = [row["respondent"] for row in rows("table_5_4_people.csv")]
    ties = [(int(row["source"][4:]), int(row["target"][4:])) for row in rows("table_5_4_ties.csv")]
    name = [f"P{at + 1:03d}" for at in range(len(answered))]
    directorate = directorates(chance, len(answered), ties)
    without = set(chance.choice(len(answered), 6, replace=False).tolist())
    profession = chance.choice(4, len(answered), p=[0.4, 0.25, 0.15, 0.2])
    write(
        "improvement_network_people.csv",
        ("id", "respondent", "directorate", "profession"),
        [
            (
                name[at],
                answered[at],
                "" if at in without else DIRECTORATES[directorate[at]],
                PROFESSIONS[profession[at]],
            )
            for at in range(len(answered))
        ],
    )
    write("improvement_network_ties.csv", ("source", "target", "kind"), kinds(chance, sorted(ties), name))


def directorates(chance, size, ties):
    found = chance.integers(0, 5, size)
    tied: list[list[int]] = [[] for _ in range(size)]
    for one, other in ties:
        tied[one].append(other)
        tied[other].append(one)
    for _ in range(3):
        for at in chance.permutation(size):
            if chance.random() < 0.55:
                near = np.bincount(found[tied[at]], minlength=5) + chance.random(5) * 0.5
                found[at] = int(near.argmax())
    return found


def kinds(chance, ties, name):
    for one, other in ties:
        kind = chance.choice(3, p=[0.5, 0.3, 0.2])
        yield name[one], name[other], KINDS[kind]
        if chance.random() < 0.15:
            yield name[one], name[other], KINDS[(kind + 1 + chance.integers(0, 2)) % 3]


if __name__ == "__main__":
    main()
