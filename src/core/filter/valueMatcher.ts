import type { FilterTerm } from './filter';
import type { FilterFieldName } from './filterFields';
import { isMatchOfParts } from './isMatchOfParts';
import type { Network } from './network';
import { isInNetwork, parseNetwork } from './network';
import { toComparable } from './termValue';
import { toFolded } from './toFolded';

/**
 * Decides about a value of one field by all terms of a filter that name the field. A value is given as the texts it is
 * known by, none where the event has no value; a term holds where it holds for one of the texts.
 */
export class ValueMatcher {
  private readonly included: TermSet | undefined;
  private readonly excluded: TermSet | undefined;

  constructor(field: FilterFieldName, terms: readonly FilterTerm[]) {
    const included = terms.filter(({ isExcluded }) => !isExcluded);
    const excluded = terms.filter(({ isExcluded }) => isExcluded);
    this.included = included.length === 0 ? undefined : new TermSet(field, included);
    this.excluded = excluded.length === 0 ? undefined : new TermSet(field, excluded);
  }

  isMatch(texts: readonly string[]): boolean {
    return this.included?.has(texts) !== false && this.excluded?.has(texts) !== true;
  }
}

/** Terms of which one is enough. Whole values cost one look-up, however many there are. */
class TermSet {
  private readonly values = new Set<string>();
  private readonly patterns: (readonly string[])[] = [];
  private readonly networks: Network[] = [];
  private hasAny = false;
  private hasNone = false;

  constructor(
    private readonly field: FilterFieldName,
    terms: readonly FilterTerm[],
  ) {
    for (const { value } of terms) {
      if (value.kind === 'any') {
        this.hasAny = true;
      } else if (value.kind === 'text' && value.text === '') {
        this.hasNone = true;
      } else if (value.kind === 'text') {
        this.values.add(toComparable(field, value.text));
      } else if (value.kind === 'pattern') {
        this.patterns.push(value.parts.map(toFolded));
      } else if (value.kind === 'network') {
        const network = parseNetwork(value.text);
        if (network !== undefined) {
          this.networks.push(network);
        }
      }
    }
  }

  has(texts: readonly string[]): boolean {
    return texts.length === 0 ? this.hasNone : this.hasAny || texts.some((text) => this.hasText(text));
  }

  private hasText(text: string): boolean {
    const folded = toFolded(text);
    return (
      this.values.has(this.field === 'service' ? toComparable('service', text) : folded) ||
      this.patterns.some((parts) => isMatchOfParts(folded, parts)) ||
      this.networks.some((network) => isInNetwork(text, network))
    );
  }
}
