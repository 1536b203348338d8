/** IAM Identity Center names the roles it makes AWSReservedSSO_<permission set>_<16 hexadecimal digits>. */
const SSO_ROLE = /^AWSReservedSSO_(.{1,64})_[0-9a-f]{16}$/;

/** The permission set that a role of IAM Identity Center stands for; undefined for any other role. */
export function getPermissionSet(roleName: string | undefined): string | undefined {
  return roleName === undefined ? undefined : SSO_ROLE.exec(roleName)?.[1];
}
