import type { Explanation } from '../explanation';
import { toCode } from './toCode';

/** Account ids that AWS documentation uses in examples. */
const EXAMPLES: ReadonlySet<string> = new Set([
  '111122223333',
  '444455556666',
  '777788889999',
  '123456789012',
  '012345678901',
  '000000000000',
  '111111111111',
]);

/** An AWS account id: twelve digits; undefined for other text. */
export function explainAccountId(text: string): Explanation | undefined {
  if (text === 'ANONYMOUS_PRINCIPAL') {
    return {
      title: ['Account'],
      body: [['No account: the request carried no AWS signature, so the caller is anonymous.']],
    };
  }
  if (!/^\d{12}$/.test(text)) {
    return undefined;
  }
  return {
    title: ['Account'],
    body: [
      [toCode(text), ' is an AWS account id.'],
      ...(EXAMPLES.has(text)
        ? [['It is a usual placeholder: the log is an example, or was made anonymous.']]
        : []),
    ],
  };
}
