import type { Endpoint } from 'comlink';
import type { MessagePort, Worker } from 'node:worker_threads';

/** Node's threads pass bare messages; Comlink listens to events with a `data` field. */
export function threadEndpoint(port: Worker | MessagePort): Endpoint {
  type Listener = Parameters<Endpoint['addEventListener']>[1];
  const wrapped = new WeakMap<Listener, (data: unknown) => void>();
  return {
    postMessage: (message, transfer) => port.postMessage(message, (transfer ?? []) as ArrayBuffer[]),
    addEventListener(_, listener) {
      const handle = (data: unknown) => {
        const event = { data } as MessageEvent;
        if (typeof listener === 'function') listener(event);
        else listener.handleEvent(event);
      };
      wrapped.set(listener, handle);
      port.on('message', handle);
    },
    removeEventListener(_, listener) {
      const handle = wrapped.get(listener);
      if (handle) port.off('message', handle);
    },
  };
}
