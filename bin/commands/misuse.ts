/** A command line that cannot be meant as it stands: answered with a hint and exit code 2. */
export class Misuse extends Error {
  override readonly name = "Misuse";
}
