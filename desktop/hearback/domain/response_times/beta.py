"""The beta distribution and the exact binomial tail: what intervals and tests on small numbers rest on."""

from math import erf, exp, lgamma, log, log1p, pi, sqrt

_TINY = 1e-300
_PRECISION = 1e-14
_NEAR = 1e-11
_TURNS = 500


def below(x: float, a: float, b: float) -> float:
    """Return the chance that a value of Beta(a, b) is at most `x` (the regularised incomplete beta function)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    # the fraction converges fast on the side of the mean where x lies
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def quantile(share: float, a: float, b: float) -> float:
    """Return the value below which `share` of Beta(a, b) lies (Newton's method, else halving)."""
    low, high = 0.0, 1.0
    x = a / (a + b)
    for _turn in range(_TURNS):
        too_much = below(x, a, b) - share
        low, high = (low, x) if too_much > 0 else (x, high)
        density = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + (a - 1) * log(x) + (b - 1) * log1p(-x))
        following = x - too_much / density if density > _TINY else -1.0
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - x) < _NEAR:
            return following
        x = following
    return x


def at_most(successes: int, cases: int, chance: float) -> float:
    """Return the chance of so many successes or fewer among so many independent cases (binomial, exact)."""
    if successes >= cases:
        return 1.0
    return below(1 - chance, cases - successes, successes + 1)


def normal_quantile(share: float) -> float:
    """Return the value below which a share of the normal distribution lies."""
    x = 0.0
    for _turn in range(_TURNS):
        step = (0.5 * (1 + erf(x / sqrt(2))) - share) * sqrt(2 * pi) * exp(x * x / 2)
        x -= step
        if abs(step) < _NEAR:
            break
    return x


def wilson(successes: int, cases: int, z: float) -> tuple[float, float]:
    """Return Wilson's interval of a share, `z` standard deviations wide to each side."""
    share, square = successes / cases, z * z / cases
    middle = (share + square / 2) / (1 + square)
    half = z * sqrt(share * (1 - share) / cases + square / (4 * cases)) / (1 + square)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's method."""
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > _TINY else _TINY)
    value = d
    for m in range(1, _TURNS):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + numerator * d
            d = 1 / (d if abs(d) > _TINY else _TINY)
            c = 1 + numerator / c
            c = c if abs(c) > _TINY else _TINY
            value *= d * c
        if abs(d * c - 1) < _PRECISION:
            break
    return value


Z_95 = 1.959963984540054
"""The normal distribution's 97.5 % point."""
