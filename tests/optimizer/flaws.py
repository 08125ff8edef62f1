"""Short names for flaws, and what a test expects of a problem's."""

from optimizer.errors import Flaw, FlawCode
from optimizer.validate import flaws_of
from tests.optimizer.builders import make_problem


def unknown(path, id_):
    return Flaw(path, FlawCode.ID_UNKNOWN, (("id", id_),))


def repeated(path, id_):
    return Flaw(path, FlawCode.ID_REPEATED, (("id", id_),))


def too_small(path, value, least=0):
    return Flaw(path, FlawCode.NUMBER_TOO_SMALL, (("value", value), ("least", least)))


def too_large(path, value, most):
    return Flaw(path, FlawCode.NUMBER_TOO_LARGE, (("value", value), ("most", most)))


def disordered(path):
    return Flaw(path, FlawCode.ORDER_WRONG)


def assert_flaws(expected, *engagements, **changes):
    assert flaws_of(make_problem(*engagements, **changes)) == tuple(expected)
