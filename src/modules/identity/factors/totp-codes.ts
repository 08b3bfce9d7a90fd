const stepSeconds = 30;
// When first needed: most processes never see a code.
const otplib = () => import('otplib');

export interface NewTotp {
  /** Base32, 160 bits. */
  readonly secret: string;
  /** otpauth://, as apps read it from a QR code. */
  readonly uri: string;
}

export async function newTotp(email: string): Promise<NewTotp> {
  const { generateSecret, generateURI } = await otplib();
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer: 'Ringback', label: email, secret }) };
}

/** The step of 30 s that `code` is of (RFC 6238), of the three around `at`: clocks of phones differ. Null: it is of none of them. */
export async function stepOfCode(secret: string, code: string, at: Date): Promise<number | null> {
  const { verify } = await otplib();
  const epoch = Math.floor(at.getTime() / 1000);
  const result = await verify({ secret, token: code, epoch, epochTolerance: stepSeconds });
  return result.valid ? Math.floor(epoch / stepSeconds) + result.delta : null;
}
