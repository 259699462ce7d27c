import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { Mark } from "../../app/mark.tsx";
import { texts } from "../../texts.ts";
import { ProviderRefusal } from "./provider-refusal.tsx";
import classes from "./sign-in.module.css";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInPage() {
  useEffect(() => {
    document.title = `${texts.signIn.title} – ${texts.product}`;
  }, []);

  return (
    <main className={classes.page}>
      <div className={classes.side}>
        <div className={classes.brand}>
          <Mark size={44} />
          <div>
            <p className={classes.product}>{texts.product}</p>
            <p className={classes.subtitle}>{texts.signIn.subtitle}</p>
          </div>
        </div>
      </div>
      <div className={classes.panel}>
        <h1>{texts.signIn.title}</h1>
        <ProviderRefusal />
        <SignInForm />
        <p className="quiet">{texts.signIn.forgotten}</p>
        <Link to="/aide">{texts.shell.help}</Link>
      </div>
    </main>
  );
}
