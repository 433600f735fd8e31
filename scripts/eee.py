"""Submissions in the format of Every Eval Ever, held against the package that defines it: its schema, by a
validator of JSON Schema, and its own checks of what a schema cannot say. Three are filed and published here
(everything stated, nothing that need not be, a harness's file); the others are of the data that is there,
one of each board, kind of evaluator, and what of error, day and items is stated.

    python3 scripts/eee.py ORIGIN SERVER WHEEL
"""

import json
import pathlib
import sys
import tempfile

import jsonschema
from program import ask, file, people, publish

ROWS = {"language": "zh", "domain": "general", "metric": "accuracy", "score": "70.95"}
STATED = {
    "exam": "cmmlu/1.0", "protocol": "5-shot", "model": "gpt-4", "owns_model": "no", "owns_dataset": "no",
    "evaluated_on": "2025-11-01", "evaluator": "A laboratory", "source_url": "https://lab.example/run",
    "harness": "lm-evaluation-harness", "harness_version": "0.4.9.2", "harness_commit": "1f84a09f",
    "hardware": "8 × NVIDIA A100", "cost": "12 USD", "setting": "chat", "weights_revision": "5f0b02c7",
    "note": "Run for a test.",
    "results": [ROWS | {"n_items": 11582, "standard_error": "0.42", "error_method": "analytic"},
                ROWS | {"domain": "law", "score": "64.10", "n_items": 211}],
}
SILENT = {
    "exam": "cmmlu/1.0", "protocol": "5-shot", "model_name": "A model nobody has", "results": [ROWS],
}
OF_FILE = {
    "model": "gpt-4", "owns_model": "no", "owns_dataset": "no",
    "results": [{"task": "zh_exam_whole", "exam": "cmmlu/1.0", "language": "zh", "domain": "general",
                 "metric": "accuracy", "unit": "proportion", "protocol": "5-shot"},
                {"task": "cmmlu_agronomy", "left_out": "yes"}],
}
FILE = "server/harness/tests/inputs/accept/lm-eval-own-task.json"


def published(origin, server):
    """The submissions that are filed here, published."""
    tokens = people(origin, server)
    content = pathlib.Path(FILE).read_bytes()
    made = {
        "everything stated": file(origin, tokens, STATED),
        "nothing stated": file(origin, tokens, SILENT, files=[("log.txt", b"70.95")]),
        "a harness's file": file(origin, tokens, OF_FILE, "harness", [("results.json", content)]),
    }
    for what, filed in made.items():
        publish(origin, tokens, filed)
        yield what, filed["id"]


def of_the_data(origin):
    """One submission of each kind that the data has."""
    chosen = {}
    address = "/api/v1/results?limit=500&fields=submission,board,evaluator_kind,standard_error,evaluated_on,n_items"
    while address:
        page = json.loads(ask(origin, address)[1])
        for result in page["results"]:
            stated = [result[key] is not None for key in ("standard_error", "evaluated_on", "n_items")]
            chosen.setdefault((result["board"], result["evaluator_kind"], *stated), result["submission"])
        address = page["next"]
    return chosen.items()


def main(origin, server, wheel):
    sys.path.insert(0, wheel)
    from every_eval_ever.schema import schema_json
    from every_eval_ever.validator.validation_core import validate_aggregate

    validator = jsonschema.validators.validator_for(schema_json())(schema_json())
    assert not validator.is_valid({"schema_version": "0.3.0"}), "the schema refuses what lacks its members"
    cases = [*published(origin, server), *of_the_data(origin)]
    assert len(cases) > 40, f"{len(cases)} submissions"
    faults, names = [], []
    with tempfile.TemporaryDirectory() as folder:
        kept = pathlib.Path(folder, "submission.json")
        for what, submission in cases:
            status, body = ask(origin, f"/api/v1/submissions/{submission}/every-eval-ever.json")
            assert status == 200, f"{what}: {body}"
            record = json.loads(body)
            names.append(record["evaluation_id"])
            kept.write_bytes(body)
            maker, model = record["model_info"]["id"].split("/")
            place = f"data/jinbang/{maker}/{model}/00000000-0000-4000-8000-000000000000.json"
            report = validate_aggregate(kept, repo_path=place, run_semantic_checks=True)
            found = [f"{'/'.join(map(str, of.absolute_path))}: {of.message}" for of in validator.iter_errors(record)]
            found += [f"{of['loc']}: {of['msg']}" for of in report.errors]
            faults += [f"{what}, {submission}: {fault[:300]}" for fault in found]
    assert len(set(names)) == len(set(of for _, of in cases)), "each evaluation has a name of its own"
    if faults:
        sys.exit("\n".join(faults))
    print(f"{len(cases)} submissions fit the schema of Every Eval Ever and pass its checks.")


if __name__ == "__main__":
    main(*sys.argv[1:])
