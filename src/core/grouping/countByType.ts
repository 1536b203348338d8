import type { PrincipalTable } from './principalTable';

/**
 * Records by userIdentity.type, repeats included; '' where the type is missing. The object has no prototype surprises:
 * a type named `__proto__` is a property like any other.
 */
export function countByType({ identities, identityOf }: PrincipalTable): Record<string, number> {
  const counts = new Uint32Array(identities.length);
  for (const identity of identityOf) {
    counts[identity] = (counts[identity] ?? 0) + 1;
  }
  const byType = new Map<string, number>();
  identities.forEach(({ type }, i) => {
    const count = counts[i] ?? 0;
    if (count > 0) {
      byType.set(type, (byType.get(type) ?? 0) + count);
    }
  });
  return Object.fromEntries(byType);
}
