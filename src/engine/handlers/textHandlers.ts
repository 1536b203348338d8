import type { EngineMethods } from '../../protocol/engine';
import type { Handlers } from '../../protocol/rpc';
import { readText } from '../readText';

/** Reading the text of a document that an editor shows, piece by piece: the editor's thread never holds all of it. */
export function createTextHandlers(): Handlers<Pick<EngineMethods, 'addText' | 'readText' | 'dropText'>> {
  const texts = new Map<number, Uint8Array[]>();
  const take = (text: number): readonly Uint8Array[] => {
    const pieces = texts.get(text) ?? [];
    texts.delete(text);
    return pieces;
  };
  return {
    addText: ({ text, piece }) => {
      const pieces = texts.get(text) ?? [];
      pieces.push(piece);
      texts.set(text, pieces);
      return null;
    },
    readText: ({ text, pieces }) => {
      const taken = take(text);
      if (taken.length !== pieces) {
        throw new Error(`Of a text in ${String(pieces)} pieces ${String(taken.length)} are there.`);
      }
      return readText(taken);
    },
    dropText: ({ text }) => {
      take(text);
      return null;
    },
  };
}
