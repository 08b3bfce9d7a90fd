/** The name of a counsellor's browser at the carrier: letters, digits and underscore, and nothing that tells who they are. */
export function softphoneIdentityOf(userId: string): string {
  return `user_${userId.replaceAll('-', '')}`;
}
