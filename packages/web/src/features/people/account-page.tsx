// My account: how I get in, and where I am signed in.
import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { routes, useCall } from "../../app/api.ts";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { PasskeysCard } from "./passkeys-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { usePeopleMessages } from "./people-messages.ts";
import { ProviderCard } from "./provider-card.tsx";
import { SecondFactorCard } from "./second-factor-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";
import classes from "./people.module.css";

export function AccountPage() {
  const messages = usePeopleMessages();
  const session = useCall(routes.session);
  const isPerson = session.data?.person !== undefined;
  const account = useCall(routes.ownAccount, {}, { enabled: isPerson });
  const about = account.data && [account.data.name, account.data.userName, account.data.email];
  return (
    <>
      <PageHead title={messages.account} about={about?.filter(Boolean).join(" · ")} />
      <Loaded query={session}>
        {() =>
          isPerson ? (
            <Loaded query={account}>
              {(own) => (
                <div className={classes.columns}>
                  <PasswordCard />
                  <SecondFactorCard isOn={own.secondFactor} />
                  <PasskeysCard passkeys={own.passkeys} />
                  {own.identityProvider === undefined ? null : <ProviderCard {...own.identityProvider} />}
                  <SessionsCard sessions={own.sessions} />
                </div>
              )}
            </Loaded>
          ) : (
            <Empty>
              {messages.notSignedIn}{" "}
              <Anchor renderRoot={(props) => <Link {...props} to="/dang-nhap" />}>{messages.toSignIn}</Anchor>
            </Empty>
          )
        }
      </Loaded>
    </>
  );
}
