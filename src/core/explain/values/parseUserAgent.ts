/** One `name/version` of a user agent; SDKs also write `os/linux#5.10`, where name is `os` and version `linux#5.10`. */
export interface Product {
  readonly name: string;
  /** '' where there is none. */
  readonly version: string;
}

/** A user agent in its parts, in the order of the text. */
export interface UserAgentParts {
  readonly products: readonly Product[];
  /** The texts in round brackets, without them. */
  readonly comments: readonly string[];
  /** True where more was there than is read. */
  readonly isCut: boolean;
}

/** CloudTrail cuts user agents at 1,024 bytes; exporters do not always. */
const MAX_LENGTH = 4096;

/** Reads a user agent in one pass. S3 and the consoles put it in square brackets, which are taken off. */
export function parseUserAgent(text: string): UserAgentParts {
  const bracketed = text.startsWith('[');
  const bare = text.slice(bracketed ? 1 : 0, MAX_LENGTH);
  const products: Product[] = [];
  const comments: string[] = [];
  let word = '';
  let comment = '';
  let depth = 0;
  const endWord = (): void => {
    const product = toProduct(bracketed ? word.replace(/\]$/, '') : word);
    if (product !== undefined) {
      products.push(product);
    }
    word = '';
  };
  for (const character of bare) {
    if (character === '(') {
      depth++;
      comment += depth > 1 ? character : '';
    } else if (character === ')' && depth > 0) {
      depth--;
      if (depth === 0) {
        comments.push(comment);
        comment = '';
      } else {
        comment += character;
      }
    } else if (depth > 0) {
      comment += character;
    } else if (character === ' ' || character === ',' || character === ';') {
      endWord();
    } else {
      word += character;
    }
  }
  if (comment !== '') {
    comments.push(comment);
  }
  endWord();
  return { products, comments, isCut: text.length > MAX_LENGTH };
}

function toProduct(word: string): Product | undefined {
  if (word === '') {
    return undefined;
  }
  const slash = word.indexOf('/');
  return slash < 0
    ? { name: word, version: '' }
    : { name: word.slice(0, slash), version: word.slice(slash + 1) };
}
