package com.jupiteriq.edge.links;

import com.jupiteriq.files.FileContents;
import com.jupiteriq.files.links.FileLinks;
import com.jupiteriq.kernel.Meters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class LinkPathsModule {

    @Bean
    LinkPaths linkPaths(FileLinks links, FileContents contents) {
        return new LinkPaths(links, contents);
    }

    @Bean
    Meters linkMeters(LinkPaths paths) {
        return paths.meters();
    }
}
