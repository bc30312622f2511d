import { dataConverter, type KeyRing } from '@oln/crypto';
import { TemporalWay } from '@oln/messaging';
import { OpenTelemetryWorkflowClientInterceptor } from '@temporalio/interceptors-opentelemetry';

/** The way to Temporal of a service: through the codec, traced. It starts without Temporal. */
export const temporalWay = (
  { address, namespace }: { address: string; namespace: string },
  keys: KeyRing,
  identity?: string,
): TemporalWay => new TemporalWay(wayOptions({ address, namespace }, keys, identity));

/** As {@link temporalWay}, for whoever makes its own. */
export const wayOptions = (
  { address, namespace }: { address: string; namespace: string },
  keys: KeyRing,
  identity?: string,
) => ({
  address,
  namespace,
  dataConverter: dataConverter(keys),
  interceptors: { workflow: [new OpenTelemetryWorkflowClientInterceptor()] },
  identity,
});
