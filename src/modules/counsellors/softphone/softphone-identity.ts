/** The name of a counsellor's browser at the carrier: letters, digits and underscore, and nothing that tells who they are. */
export function softphoneIdentityOf(userId: string): string {
  return `user_${userId.replaceAll('-', '')}`;
}

/** Null for a browser that is nobody's. */
export function softphoneOwnerOf(identity: string): string | null {
  const digits = /^user_([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/.exec(identity);
  return digits && digits.slice(1).join('-');
}
