// What the browser does for a passkey: between a challenge of the node and an answer of the device stands the browser's own
// dialog, which asks the person.

/** Whether this browser can do it at all, on an address where it is allowed to. */
export function knowsPasskeys(): boolean {
  return (
    typeof PublicKeyCredential === "function" &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function" &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function"
  );
}

/** The device's answer to a challenge for signing in; undefined when the person changed their mind. */
export async function askPasskey(challenge: object): Promise<object | undefined> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    challenge as PublicKeyCredentialRequestOptionsJSON,
  );
  return answerOf(() => navigator.credentials.get({ publicKey }));
}

/** A new passkey on this device; undefined when the person changed their mind. */
export async function makePasskey(challenge: object): Promise<object | undefined> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    challenge as PublicKeyCredentialCreationOptionsJSON,
  );
  return answerOf(() => navigator.credentials.create({ publicKey }));
}

async function answerOf(ask: () => Promise<Credential | null>): Promise<object | undefined> {
  try {
    const credential = await ask();
    return credential instanceof PublicKeyCredential ? (credential.toJSON() as object) : undefined;
  } catch (error) {
    // The browser does not say whether the person declined or had none: both are an answer, not a failure.
    if (error instanceof DOMException) return undefined;
    throw new Error("the browser could not use a passkey", { cause: error });
  }
}
