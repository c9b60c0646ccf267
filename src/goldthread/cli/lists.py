"""Options that take several words: `--by ward site` for `--by ward --by site`."""

from __future__ import annotations

import click


class WithLists(click.Command):
    """A command in which an option that may be repeated may instead be given several words at once.

    Only where FILE comes first: otherwise the last word of a list would be FILE.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] == "--" or _is_option(args[0]):
            return super().parse_args(ctx, args)
        repeatable = {
            name
            for option in self.params
            if isinstance(option, click.Option) and option.multiple
            for name in option.opts
        }
        spread, current, count = [args[0]], "", 0
        for word in args[1:]:
            if _is_option(word):
                current, count = word, 0
            else:
                count += 1
                if count > 1 and current in repeatable:
                    spread.append(current)
            spread.append(word)
        return super().parse_args(ctx, spread)


def _is_option(word: str) -> bool:
    """Whether a word begins with a dash and is neither '-' (standard input) nor a number below zero."""
    return word.startswith("-") and len(word) > 1 and not word[1].isdigit()
