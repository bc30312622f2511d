import { Inject, Injectable } from '@nestjs/common';
import type { FieldCipher } from '@oln/crypto';
import { CIPHER } from '../tokens.js';

/** Free text of case files lies encrypted; `place` binds it to its column, so that it cannot be moved to another. */
@Injectable()
export class SealedText {
  constructor(@Inject(CIPHER) private readonly cipher: FieldCipher) {}

  seal(text: string, place: string): Buffer;
  seal(text: string | undefined, place: string): Buffer | null;
  seal(text: string | undefined, place: string): Buffer | null {
    return text === undefined ? null : this.cipher.seal(text, place);
  }

  open(sealed: Buffer, place: string): string;
  open(sealed: Buffer | null, place: string): string | undefined;
  open(sealed: Buffer | null, place: string): string | undefined {
    return sealed === null ? undefined : this.cipher.open(sealed, place);
  }
}
