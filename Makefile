# Jinbang. `make serve` builds and serves it; `make test` checks everything.
.PHONY: serve build test bench

serve: ## build and serve on http://127.0.0.1:3000
	@scripts/build.sh
	@exec target/release/server serve

build: ## leave target/release/server and its assets in target/release/site
	@scripts/build.sh

test: ## formatting, lints, every test, on both databases and a real browser
	@scripts/test.sh

bench: ## the budgets, as tables
	@scripts/bench.sh
