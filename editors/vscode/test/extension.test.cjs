/** The built extension, with a stand-in for the editor's own module and the real server where it is installed. */
const test = require("node:test");
const assert = require("node:assert");
const Module = require("node:module");
const { spawnSync } = require("node:child_process");

const told = [];
const registered = new Map();
const nothing = () => ({ dispose() {} });
const stub = (known) =>
  new Proxy(known, { get: (target, name) => (name in target ? target[name] : class {}) });
const vscode = stub({
  workspace: stub({
    getConfiguration: () => ({ get: (name, other) => (name === "command" ? ["no-such-command-here"] : other) }),
    onDidChangeConfiguration: nothing,
  }),
  window: stub({ showErrorMessage: async (message) => void told.push(message), createOutputChannel: nothing }),
  commands: { registerCommand: (name, run) => (registered.set(name, run), nothing()), executeCommand: async () => {} },
  version: "1.85.0",
  env: { appName: "test" },
});
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
const extension = require("../dist/extension.js");

test("the command that starts the server", () => {
  assert.deepStrictEqual(extension.command(["uvx", "notelint", "server"]), { command: "uvx", args: ["notelint", "server"] });
  for (const wrong of [undefined, "notelint", [], [1, null]]) {
    assert.deepStrictEqual(extension.command(wrong), { command: "notelint", args: ["server"] });
  }
});

test("a server that can't be started is told, with what to install", async () => {
  await extension.activate({ subscriptions: [] });
  assert.deepStrictEqual([...registered.keys()].sort(), ["notelint.fixAll", "notelint.restart"]);
  assert.match(told.join(), /pip install '\.\[lsp\]'/);
});

test("the server answers to that command", { skip: spawnSync("notelint", ["--version"]).error }, () => {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: { capabilities: {}, processId: null, rootUri: null } });
  const exit = JSON.stringify({ jsonrpc: "2.0", method: "exit" });
  const input = [body, exit].map((part) => `Content-Length: ${Buffer.byteLength(part)}\r\n\r\n${part}`).join("");
  const done = spawnSync("notelint", ["server"], { input, encoding: "utf-8", timeout: 30000 });
  assert.match(done.stdout, /"codeActionKinds": ?\["quickfix", ?"source.fixAll.notelint"\]/);
});
