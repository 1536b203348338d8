/** The members of T, each of which may also be undefined. */
type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** Drops undefined members, which `exactOptionalPropertyTypes` keeps apart from absent ones. */
export function withoutUndefined<T extends object>(value: Loose<Required<T>> | Loose<T>): T {
  const members: Partial<Record<keyof T, unknown>> = {};
  for (const key of Object.keys(value) as (keyof T)[]) {
    if (value[key] !== undefined) {
      members[key] = value[key];
    }
  }
  return members as T;
}
