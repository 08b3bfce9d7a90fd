/** A response body that is a file and not JSON. */
export class MediaFile {
  constructor(
    readonly contentType: string,
    readonly bytes: Buffer,
  ) {}
}
