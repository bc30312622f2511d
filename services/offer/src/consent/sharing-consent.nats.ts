import { Injectable } from '@nestjs/common';
import { ConsentConsumer } from '@oln/service-kit';
import { SHARING } from './sharing-consent.js';
import { SharingConsents } from './sharing-consents.service.js';

@Injectable()
export class SharingConsentConsumer extends ConsentConsumer {
  constructor(consents: SharingConsents) {
    super(SHARING, consents);
  }
}
