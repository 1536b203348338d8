import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, Registry, parseRawGrammar, type IGrammar } from 'vscode-textmate';
import { repositoryRoot } from '../../support/repositoryRoot';

/** A token: its text, and its scopes from the outermost in, without the grammar's own. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

export interface Tokenizer {
  /** The tokens of a text, line by line. Throws when a line could not be finished within 20 seconds. */
  tokenize(text: string): readonly Token[];
}

const GRAMMAR = path.join(repositoryRoot, 'syntaxes/cloudtrail.tmLanguage.json');
const SCOPE = 'source.json.cloudtrail';

/** Loads the grammar into the engine that VS Code uses. */
export async function createTokenizer(): Promise<Tokenizer> {
  const wasm = createRequire(__filename).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM(readFileSync(wasm));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) =>
      Promise.resolve(scope === SCOPE ? parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), GRAMMAR) : null),
  });
  const grammar = await registry.loadGrammar(SCOPE);
  if (grammar === null) {
    throw new Error(`No grammar has the scope ${SCOPE}.`);
  }
  return { tokenize: (text) => tokenizeText(grammar, text) };
}

function tokenizeText(grammar: IGrammar, text: string): readonly Token[] {
  const tokens: Token[] = [];
  let stack = INITIAL;
  for (const line of text.split(/\r\n|[\r\n]/)) {
    const result = grammar.tokenizeLine(line, stack, 20_000);
    if (result.stoppedEarly) {
      throw new Error(`A line of ${String(line.length)} characters took more than 20 seconds.`);
    }
    for (const token of result.tokens) {
      tokens.push({ text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes.slice(1) });
    }
    stack = result.ruleStack;
  }
  return tokens;
}
