import { Module } from '@nestjs/common';
import { RequestModule } from '../request/request.module.js';
import { ServiceDeliveryController } from './service-delivery.http.js';
import { ServiceDeliveryRepository } from './service-delivery.repository.js';
import { ServiceDeliveryService } from './service-delivery.service.js';

@Module({
  imports: [RequestModule],
  controllers: [ServiceDeliveryController],
  providers: [ServiceDeliveryService, ServiceDeliveryRepository],
})
export class ServiceDeliveryModule {}
