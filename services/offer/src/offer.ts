import type { ServiceDefinition } from '@oln/service-kit';
import { OfferModule } from './app.module.js';

export const offer: ServiceDefinition = {
  name: 'offer',
  description: 'Map of offer, assisted referral, waiting lists, gaps.',
  module: OfferModule,
  entities: [],
};
