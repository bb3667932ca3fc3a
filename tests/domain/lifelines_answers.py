"""Writes lifelines_answers.json: what lifelines says of made-up waits, for the curve's tests.

lifelines and what it needs (numpy, pandas, scipy, matplotlib) take 430 MB, too much for everybody who runs the tests. So it is
asked once: `pip install lifelines` in an environment of its own, then `python tests/domain/lifelines_answers.py`.
"""

import json
import random
from pathlib import Path

import lifelines

SETS = 160


def main() -> None:
    """Ask lifelines about sets of many kinds: few and many waits, ties, zeros, nearly all or none censored."""
    chosen = random.Random(2012)
    answers = []
    for number in range(SETS):
        size = chosen.choice((1, 2, 3, 5, 8, 13, 20, 40, 80))
        replied_share = chosen.choice((0.02, 0.3, 0.6, 0.9, 1.0))
        digits = chosen.choice((0, 0, 1, 2))
        mean = chosen.choice((2, 8, 25))
        waits = [(round(chosen.expovariate(1 / mean), digits), chosen.random() < replied_share) for _ in range(size)]
        fitted = lifelines.KaplanMeierFitter().fit([days for days, _ in waits], [replied for _, replied in waits])
        survival = fitted.survival_function_.iloc[:, 0]
        band = fitted.confidence_interval_
        answers.append(
            {
                "waits": waits,
                "times": [float(at) for at in survival.index],
                "at_risk": [int(some) for some in fitted.event_table["at_risk"]],
                "survival": [float(left) for left in survival],
                "low": [float(left) for left in band.iloc[:, 0]],
                "high": [float(left) for left in band.iloc[:, 1]],
            }
        )
        for share in (0.5, 0.9):
            within = lifelines.utils.qth_survival_time(1 - share, survival)
            answers[number][f"within_{round(share * 10)}_of_10"] = None if within == float("inf") else float(within)
    document = {"lifelines": lifelines.__version__, "sets": answers}
    text = json.dumps(document).replace('{"waits"', '\n{"waits"').replace("NaN", "null")
    Path(__file__).with_suffix(".json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
