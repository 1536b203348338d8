import type { FindingDescriptor } from './finding';
import { rules } from './rules/rules';
import { syntaxDescriptors } from './syntaxFindings';

/** Every code there is, syntax first, in the order of the documentation. */
export const descriptors: readonly FindingDescriptor[] = [...Object.values(syntaxDescriptors), ...rules];

const byCode = new Map(descriptors.map((descriptor) => [descriptor.code, descriptor]));

/** What a code stands for; undefined for a code that does not exist. */
export function getDescriptor(code: string): FindingDescriptor | undefined {
  return byCode.get(code);
}
