/** Script, and until the browser has painted it. */
export type Took = Readonly<{ scriptMs: number; paintedMs: number }>;

/** Begins with a frame, so that the time until it is painted is work and not waiting for the next one. */
export function took(act: () => void): Promise<Took> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const began = performance.now();
      act();
      const scriptMs = performance.now() - began;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve({ scriptMs, paintedMs: performance.now() - began });
      port2.postMessage(null);
    });
  });
}
