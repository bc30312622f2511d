import { Inject, Injectable } from '@nestjs/common';
import { CIPHER, type FieldCipher } from '@oln/service-kit';

/** Personal data and free text lie sealed. `place` names column and row, so that nothing sealed can be moved to another. */
@Injectable()
export class SealedJson {
  constructor(@Inject(CIPHER) private readonly cipher: FieldCipher) {}

  seal(value: unknown, place: string): Buffer {
    return this.cipher.seal(JSON.stringify(value), place);
  }

  open<Value>(sealed: Uint8Array, place: string): Value {
    return JSON.parse(this.cipher.open(sealed, place)) as Value;
  }
}
