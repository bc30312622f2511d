import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, PathParams, Rights } from '@oln/service-kit';
import { IdPath } from '../access/paths.js';
import { AgreeAgainDto, AgreeDto, DeliverDto, DeliveryDto, FeedbackDto, MissDto } from './service-delivery.dto.js';
import { ServiceDeliveryService } from './service-delivery.service.js';
import { deliveryView } from './service-delivery.views.js';

const Step = (step: string): MethodDecorator =>
  applyDecorators(
    Post(`service-deliveries/:id/${step}`),
    HttpCode(200),
    Rights('requests.work'),
    Changes(),
    PathParams(IdPath),
    ApiOkResponse({ type: DeliveryDto }),
  );

@ApiTags('service deliveries')
@Controller()
export class ServiceDeliveryController {
  constructor(private readonly deliveries: ServiceDeliveryService) {}

  /** A service or benefit was agreed with the family. */
  @Post('requests/:id/service-deliveries')
  @Rights('requests.work')
  @PathParams(IdPath)
  @ApiCreatedResponse({ type: DeliveryDto })
  agree(@Param() { id }: IdPath, @Body() { offer, expectedAt }: AgreeDto): Promise<DeliveryDto> {
    return this.deliveries.agree(id, offer, expectedAt ? new Date(expectedAt) : undefined);
  }

  @Get('requests/:id/service-deliveries')
  @Rights('requests.work')
  @PathParams(IdPath)
  @ApiOkResponse({ type: DeliveryDto, isArray: true })
  async list(@Param() { id }: IdPath): Promise<DeliveryDto[]> {
    return (await this.deliveries.ofRequest(id)).map(({ delivery, note }) => ({ ...deliveryView(delivery), note }));
  }

  /** Handed over, or attended by the child. */
  @Step('delivered')
  delivered(@Param() { id }: IdPath, @Body() { at }: DeliverDto): Promise<DeliveryDto> {
    return this.deliveries.change(id, { do: 'deliver', at: at ? new Date(at) : undefined });
  }

  /** It did not take place: it is to be agreed again. */
  @Step('missed')
  missed(@Param() { id }: IdPath, @Body() { reason }: MissDto): Promise<DeliveryDto> {
    return this.deliveries.change(id, { do: 'miss', reason });
  }

  @Step('agreed-again')
  agreedAgain(@Param() { id }: IdPath, @Body() { expectedAt }: AgreeAgainDto): Promise<DeliveryDto> {
    return this.deliveries.change(id, { do: 'agree-again', expectedAt: expectedAt ? new Date(expectedAt) : undefined });
  }

  /** What the family says. When it was heard about every service, the request ends. */
  @Step('feedback')
  feedback(@Param() { id }: IdPath, @Body() { satisfied, note }: FeedbackDto): Promise<DeliveryDto> {
    return this.deliveries.change(id, { do: 'give-feedback', satisfied }, note);
  }
}
