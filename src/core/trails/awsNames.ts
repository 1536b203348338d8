/** True for the twelve digits of an AWS account. */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/** True for an organization's id: `o-` and 10 to 32 lower-case letters or digits (API reference of Organizations). */
export function isOrganizationId(text: string): boolean {
  return /^o-[a-z0-9]{10,32}$/.test(text);
}

/** True for what has the form of a region's name, in any partition, whether or not the region is known. */
export function isRegionName(text: string): boolean {
  return /^[a-z]{2,4}(?:-[a-z]{2,12}){1,2}-\d{1,2}$/.test(text);
}

/** True for a name that S3 gives out today, or gave out in us-east-1 before 2018 (capitals, underscores, 255 long). */
export function isBucketName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$/.test(text);
}
