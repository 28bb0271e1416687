"""Certificates for the TLS cases, made with openssl when the runner starts; nothing secret is kept."""

import pathlib
import ssl
import subprocess

# name: authority, subject's alternative names, and whether it has expired
LEAVES = {
    "server": ("ca", "DNS:localhost,IP:127.0.0.1", False),
    "expired": ("ca", "DNS:localhost,IP:127.0.0.1", True),
    "other-name": ("ca", "DNS:elsewhere.example", False),
    "stranger": ("other-ca", "DNS:localhost,IP:127.0.0.1", False),
    "client": ("ca", "DNS:client", False),
    "stranger-client": ("other-ca", "DNS:client", False),
    "expired-client": ("ca", "DNS:client", True),
}

CONFIGURATION = """
[ca]
default_ca = authority
[authority]
dir = {folder}
database = {folder}/index.txt
serial = {folder}/serial
new_certs_dir = {folder}
default_md = sha256
policy = anything
unique_subject = no
email_in_dn = no
[anything]
commonName = supplied
"""


class Certificates:
    """Two authorities and their certificates, as PEM files in a folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        (self.folder / "index.txt").write_text("")
        (self.folder / "serial").write_text("01\n")
        (self.folder / "ca.cnf").write_text(CONFIGURATION.format(folder=self.folder))
        for authority in ("ca", "other-ca"):
            self._openssl(
                "req", "-x509", *self._key(authority), "-days", "2", "-out", self.path(authority), "-subj", f"/CN={authority}",
                "-addext", "basicConstraints=critical,CA:TRUE")
        for name, (authority, names, expired) in LEAVES.items():
            self._openssl("req", *self._key(name), "-out", self.folder / f"{name}.csr", "-subj", f"/CN={name}")
            (self.folder / "leaf.cnf").write_text(f"subjectAltName={names}\nbasicConstraints=CA:FALSE\n")
            dates = ["-startdate", "20200101000000Z", "-enddate", "20200102000000Z"] if expired else ["-days", "2"]
            self._openssl(
                "ca", "-batch", "-notext", "-config", self.folder / "ca.cnf", "-in", self.folder / f"{name}.csr", "-out", self.path(name),
                "-cert", self.path(authority), "-keyfile", self.key(authority), "-extfile", self.folder / "leaf.cnf", *dates)

    def _key(self, name):
        return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", self.key(name)]

    def _openssl(self, *arguments):
        outcome = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True)
        if outcome.returncode != 0:
            raise SystemExit(f"openssl {arguments[0]}: {outcome.stderr}")

    def path(self, name):
        return str(self.folder / f"{name}.pem")

    def key(self, name):
        return str(self.folder / f"{name}.key")

    def server_context(self, certificate="server", client_ca=None, newest=None):
        """TLS for the scripted server."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path(certificate), self.key(certificate))
        if newest is not None:
            context.minimum_version = ssl.TLSVersion.TLSv1_2
            context.maximum_version = getattr(ssl.TLSVersion, newest)
        if client_ca is not None:
            context.load_verify_locations(self.path(client_ca))
            context.verify_mode = ssl.CERT_REQUIRED
        return context
