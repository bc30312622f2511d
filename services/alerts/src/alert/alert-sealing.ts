import { Inject, Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import type { AlertSource } from '@oln/contracts';
import { CIPHER, SealedText, type FieldCipher } from '@oln/service-kit';
import { createHash } from 'node:crypto';
import { plainIdentity, type AlertIdentity } from './alert-identity.js';

/** What makes two tellings one alert. */
export interface Told {
  commune: string;
  source: AlertSource;
  institutionId?: string;
  raisedBy: string;
  reference?: string;
  childId?: string;
  identity?: AlertIdentity;
  receivedAt: Date;
}

/** What of an alert lies sealed, and the keyed hash by which the same alert is known again. */
@Injectable()
export class AlertSealing {
  constructor(
    @Inject(CIPHER) private readonly cipher: FieldCipher,
    private readonly text: SealedText,
  ) {}

  sealIdentity(alertId: string, identity: AlertIdentity | undefined): Buffer | null {
    return identity ? this.text.seal(JSON.stringify(identity), identityPlace(alertId)) : null;
  }

  openIdentity(alertId: string, sealed: Buffer): AlertIdentity {
    return JSON.parse(this.text.open(sealed, identityPlace(alertId))) as AlertIdentity;
  }

  sealReference(alertId: string, reference: string | undefined): Buffer | null {
    return this.text.seal(reference, referencePlace(alertId));
  }

  openReference(alertId: string, sealed: Buffer | null): string | undefined {
    return this.text.open(sealed, referencePlace(alertId));
  }

  sealDigest(alertId: string, digest: string): Buffer {
    return this.text.seal(digest, digestPlace(alertId));
  }

  openDigest(alertId: string, sealed: Buffer): string {
    return this.text.open(sealed, digestPlace(alertId));
  }

  /**
   * What makes it the same alert: the source's own reference; where there is none, who tells of whom on which day. A digest: it is kept,
   * sealed, when who the child is said to be is forgotten. `after`: an alert of the same that was closed before, and that this one follows;
   * or the sender, of what somebody else has sent before under the same reference.
   */
  digestOf(told: Told, after = ''): string {
    const by = [told.source, told.institutionId ?? '', told.reference ? '' : told.raisedBy];
    const what = told.reference
      ? ['reference', told.reference]
      : ['content', told.childId ?? plainIdentity(told.identity ?? {}), localDate(told.receivedAt.getTime())];
    return createHash('sha256')
      .update(JSON.stringify([...by, ...what, after]))
      .digest('hex');
  }

  /** The key of the alert under every key of the ring, the one that is written first. */
  keysUnder(digest: string): string[] {
    return this.cipher.exactCandidates('alert', digest);
  }

  /** The same words told twice are one note. Under every key of the ring, the one that is written first. */
  textHashes(alertId: string, text: string): string[] {
    return this.cipher.exactCandidates('alert-note', `${alertId}:${text}`);
  }
}

const identityPlace = (id: string): string => `alert.identity:${id}`;
const digestPlace = (id: string): string => `alert.digest:${id}`;
const referencePlace = (id: string): string => `alert.reference:${id}`;
