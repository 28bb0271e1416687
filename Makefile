# The commands everyone types. Each does what it needs first, and a second run of it is quick.
#
# The demo and the tests share one release build. `swift test` alone would rebuild everything with other flags
# (-enable-testing), so the tests are built by `swift build --build-tests` and only run by `swift test`.

.PHONY: help setup build demo test bench bench-rpc format lint protos conformance clean

help: ## Say what the targets do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

setup: ## Install missing packages; fetch models, runtime and sample photographs into .cache
	@scripts/setup

build: setup ## Release build; the binaries are in .build/release
	swift build -c release

demo: build ## Change the backgrounds of real photographs through a running server; pictures in .cache/demo
	@scripts/demo

test: setup ## Build and run all tests
	swift build -c release --build-tests
	@scripts/test

bench: build ## Measure everything, each beside its peers
	@scripts/setup --peers
	@Tests/Benchmarks/run

bench-rpc: setup ## Measure the wire beside raw epoll, gRPC C++, Thrift C++ and ttrpc-go: a table and a picture in .cache/bench
	@scripts/setup --peers
	@Tests/Benchmarks/run wire

format: ## Format all Swift files
	@scripts/check-format --fix

lint: build ## Check format, imports and generated files
	@scripts/check-format
	@scripts/check-imports
	@scripts/check-protos
	@scripts/generate-vectors --check
	@scripts/generate-clients --check

protos: build ## Generate Sources/CRetouchProtos and the clients' stubs from Protos
	@scripts/generate-protos
	@scripts/generate-clients

conformance: build ## Run the conformance suite for every client
	@clients/conformance/run

clean: ## Remove the build and everything that setup fetched
	rm -rf .build .cache
