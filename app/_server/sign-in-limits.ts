import "server-only";
import { RateLimit } from "./rate-limit";

const MINUTE_MS = 60_000;

type Limits = Readonly<{
  byAddress: RateLimit;
  byAddressAndEmail: RateLimit;
  byEmail: RateLimit;
  byCode: RateLimit;
  linksByAddress: RateLimit;
  linksByEmail: RateLimit;
  mailByPerson: RateLimit;
  /** Where accounts were signed in to of late: counts sign-ins, so that a place that may not "try again" is the owner's. */
  ownPlaces: RateLimit;
}>;

const key = Symbol.for("crossread.sign-in-limits");

/**
 * Few guesses from one place, and a ceiling for one account from all places. The second is wide,
 * since whoever knows an address could otherwise lock its owner out with ease; and it does not hold where the owner signed
 * in of late, since eight places are enough to reach it. And a ceiling for one
 * place whatever the account: each guess costs the hashing of a password. Codes are counted by account alone, of the app
 * and for recovery apart: who comes to guess them knows the password, and the owner has a way in beside. Links for new
 * passwords are mail to people who may not have asked for it: few of them an hour.
 *
 * Global, because Next may load a module more than once.
 */
export function signInLimits(): Limits {
  const made: Limits | undefined = Reflect.get(globalThis, key);
  if (made) return made;
  const limits: Limits = {
    byAddress: new RateLimit({ attempts: 100, windowMs: 10 * MINUTE_MS }),
    byAddressAndEmail: new RateLimit({ attempts: 8, windowMs: 10 * MINUTE_MS }),
    byEmail: new RateLimit({ attempts: 60, windowMs: 60 * MINUTE_MS }),
    byCode: new RateLimit({ attempts: 8, windowMs: 10 * MINUTE_MS }),
    linksByAddress: new RateLimit({ attempts: 20, windowMs: 10 * MINUTE_MS }),
    linksByEmail: new RateLimit({ attempts: 3, windowMs: 60 * MINUTE_MS }),
    mailByPerson: new RateLimit({ attempts: 50, windowMs: 60 * MINUTE_MS }),
    ownPlaces: new RateLimit({ attempts: 1, windowMs: 30 * 24 * 60 * MINUTE_MS }),
  };
  Reflect.set(globalThis, key, limits);
  return limits;
}
