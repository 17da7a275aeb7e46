/** Starts `notelint server` and shows what it says. */

import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

/** What starts the server. */
export function command(configured: unknown): { command: string; args: string[] } {
  const words = Array.isArray(configured) ? configured.filter((word): word is string => typeof word === "string") : [];
  const [first, ...rest] = words.length > 0 ? words : ["notelint", "server"];
  return { command: first, args: rest };
}

function options(): { config: string; run: string } {
  const settings = vscode.workspace.getConfiguration("notelint");
  return { config: settings.get("config", ""), run: settings.get("run", "onType") };
}

async function start(): Promise<void> {
  const server: ServerOptions = command(vscode.workspace.getConfiguration("notelint").get("command"));
  const languages: LanguageClientOptions = {
    documentSelector: [
      ...["markdown", "quarto"].flatMap((language) => [
        { scheme: "file", language },
        { scheme: "untitled", language },
      ]),
      { notebook: "jupyter-notebook", language: "markdown" },
    ],
    initializationOptions: options(),
    synchronize: { configurationSection: "notelint" },
  };
  try {
    client = new LanguageClient("notelint", "notelint", server, languages);
    await client.start();
  } catch (error) {
    const install = "In a clone of notelint: pip install '.[lsp]'";
    const reason = error instanceof Error ? error.message : String(error);
    const wanted = await vscode.window.showErrorMessage(
      `notelint could not be started (${reason}). Is it installed? ${install}`,
      "Open the settings",
    );
    if (wanted) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "notelint.command");
    }
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  if (running?.isRunning()) {
    await running.stop();
  }
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("notelint.restart", async () => {
      await stop();
      await start();
    }),
    vscode.commands.registerCommand("notelint.fixAll", () =>
      vscode.commands.executeCommand("editor.action.codeAction", {
        kind: "source.fixAll.notelint",
        apply: "ifSingle",
      }),
    ),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("notelint.command")) {
        await vscode.commands.executeCommand("notelint.restart");
      }
    }),
  );
  await start();
}

export function deactivate(): Promise<void> {
  return stop();
}
